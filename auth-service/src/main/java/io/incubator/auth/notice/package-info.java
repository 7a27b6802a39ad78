/// What happened to somebody's account that they should know of, even if they did it themselves.
package io.incubator.auth.notice;
