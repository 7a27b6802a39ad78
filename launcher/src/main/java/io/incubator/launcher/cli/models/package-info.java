/// Providers of models, models and routes of the organisation.
package io.incubator.launcher.cli.models;
