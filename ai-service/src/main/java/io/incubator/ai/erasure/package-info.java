/// Plans and books of people who are no more: erased when auth-service says so.
package io.incubator.ai.erasure;
