/// The one OpenAPI document of the suite, merged from those of its services.
package io.incubator.launcher.openapi;
