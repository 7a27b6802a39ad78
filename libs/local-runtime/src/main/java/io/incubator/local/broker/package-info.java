/// An AMQP 0-9-1 broker on this machine: embedded Qpid, a private RabbitMQ node, or somebody else's by URL.
package io.incubator.local.broker;
