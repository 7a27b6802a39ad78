/// What commands over the public API share: access, answers, tables, exit codes, texts.
package io.incubator.launcher.cli.api;
