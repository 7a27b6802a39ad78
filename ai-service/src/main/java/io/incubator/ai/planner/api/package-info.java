/// The contract of a blueprint as an OpenAPI 3.1 document.
package io.incubator.ai.planner.api;
