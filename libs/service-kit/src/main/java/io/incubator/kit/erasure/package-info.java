/// People who are no more. Each service has a function `erase_person` of its own in its database, which knows what
/// it holds of them, and a consumer that hears of them.
package io.incubator.kit.erasure;
