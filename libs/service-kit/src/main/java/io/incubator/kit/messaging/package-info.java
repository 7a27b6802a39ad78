/// The broker as the kit sees it: publishing with confirms, and events as CloudEvents in AMQP headers.
package io.incubator.kit.messaging;
