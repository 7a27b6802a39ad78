package io.incubator.kit.messaging;

/// AMQP header names of the CloudEvents binding (binary mode, version 1.0) and our two extension attributes.
public final class CloudEventHeaders {
    private static final String PREFIX = "cloudEvents:";
    /// Version of CloudEvents itself.
    public static final String SPEC_VERSION = PREFIX + "specversion";
    /// The event's id, by which consumers dedupe.
    public static final String ID = PREFIX + "id";
    /// What happened; equals the routing key.
    public static final String TYPE = PREFIX + "type";
    /// Who says so.
    public static final String SOURCE = PREFIX + "source";
    /// The aggregate's id.
    public static final String SUBJECT = PREFIX + "subject";
    /// When.
    public static final String TIME = PREFIX + "time";
    /// The aggregate's version (extension).
    public static final String VERSION = PREFIX + "version";
    /// The tenant (extension).
    public static final String ORGANISATION = PREFIX + "organisation";
    /// W3C trace context.
    public static final String TRACEPARENT = "traceparent";

    private CloudEventHeaders() {}
}
