/// How parameters of requests are read, the same in every service.
package io.incubator.kit.request;
