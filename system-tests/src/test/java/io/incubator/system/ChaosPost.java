package io.incubator.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import io.incubator.local.broker.Broker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// A bad postman on the ledger's exchange: each message he sees he delivers twice more, at once and late, in an order
/// of his own. He also plays a service that asks for jobs by command and hears of their end; of what he hears he notes
/// which events there were, not how often they came.
final class ChaosPost implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXCHANGE = "jobs";
    private static final String SUBMIT = "jobs.submit.v1";
    /// The service he plays.
    static final String REQUESTER = "chaos";
    private static final String SUBMIT_QUEUE = "jobs.submit";
    private static final String READY = "jobs.ready.v1.http-call";
    private static final String FINISHED = "jobs.job.finished.v1." + REQUESTER;
    private static final String COPY = "chaos-copy";
    private static final int LATEST_MILLIS = 8_000;
    private static final long CONFIRM_MILLIS = 5_000;

    private final String copies = "chaos.copies." + UUID.randomUUID();
    private final String heardOf = "chaos.ends." + UUID.randomUUID();
    private final ConnectionFactory factory = new ConnectionFactory();
    private final Random random;
    private final Queue<Letter> letters = new PriorityBlockingQueue<>();
    private final Map<String, Set<String>> ends = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean open = true;
    private final AtomicInteger delivered = new AtomicInteger();
    private volatile boolean quiet;

    ChaosPost(Broker broker, long seed) {
        random = new Random(seed);
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        factory.setAutomaticRecoveryEnabled(false);
        thread = Thread.ofVirtual().name("chaos-post").start(this::work);
    }

    /// Asks for a job by `jobs.submit.v1` once the time has come.
    void submit(Instant when, Map<String, Object> command) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        headers.put("cloudEvents:specversion", "1.0");
        headers.put("cloudEvents:id", UUID.randomUUID().toString());
        headers.put("cloudEvents:type", SUBMIT);
        headers.put("cloudEvents:source", "/" + REQUESTER);
        headers.put("cloudEvents:time", Instant.now().toString());
        headers.put("cloudEvents:organisation", command.get("organisation").toString());
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .headers(headers)
                .deliveryMode(2)
                .contentType("application/json")
                .build();
        letters.add(new Letter(when, SUBMIT, properties, JSON.writeValueAsBytes(command)));
    }

    /// The events that told of a job's end, by job.
    Map<String, Set<String>> ends() {
        return Map.copyOf(ends);
    }

    /// Whether there is nothing left to deliver.
    boolean isQuiet() {
        return quiet;
    }

    /// How many messages he has delivered again.
    int delivered() {
        return delivered.get();
    }

    private void work() {
        while (open) {
            try (Connection connection = factory.newConnection("chaos-post");
                    Channel channel = connection.createChannel()) {
                prepare(channel);
                while (open) {
                    boolean idle = round(channel);
                    quiet = idle && letters.isEmpty() && waiting(channel) == 0;
                    if (idle) {
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                }
                channel.queueDelete(copies);
                channel.queueDelete(heardOf);
            } catch (IOException | TimeoutException | ShutdownSignalException e) {
                // the broker is being restarted; what it has not confirmed is sent again
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void prepare(Channel channel) throws IOException {
        channel.confirmSelect();
        channel.exchangeDeclare(EXCHANGE, "topic", true);
        channel.queueDeclare(copies, true, false, false, Map.of());
        channel.queueBind(copies, EXCHANGE, SUBMIT);
        channel.queueBind(copies, EXCHANGE, READY);
        channel.queueBind(copies, EXCHANGE, FINISHED);
        channel.queueDeclare(heardOf, true, false, false, Map.of());
        channel.queueBind(heardOf, EXCHANGE, FINISHED);
    }

    private long waiting(Channel channel) throws IOException {
        return channel.messageCount(SUBMIT_QUEUE) + channel.messageCount(copies) + channel.messageCount(heardOf);
    }

    /// Whether there was nothing to do.
    private boolean round(Channel channel) throws IOException, TimeoutException, InterruptedException {
        boolean took = take(channel);
        boolean heard = hear(channel);
        return !deliver(channel) && !took && !heard;
    }

    private boolean take(Channel channel) throws IOException {
        GetResponse message = channel.basicGet(copies, true);
        if (message != null && !message.getProps().getHeaders().containsKey(COPY)) {
            letters.add(copy(message, 0));
            letters.add(copy(message, random.nextInt(LATEST_MILLIS)));
        }
        return message != null;
    }

    private static Letter copy(GetResponse message, int lateMillis) {
        Map<String, Object> headers = new HashMap<>(message.getProps().getHeaders());
        headers.put(COPY, "true");
        return new Letter(
                Instant.now().plusMillis(lateMillis),
                message.getEnvelope().getRoutingKey(),
                message.getProps().builder().headers(headers).build(),
                message.getBody());
    }

    private boolean hear(Channel channel) throws IOException {
        GetResponse message = channel.basicGet(heardOf, false);
        if (message != null) {
            String job = JSON.readTree(message.getBody()).path("jobId").asText();
            String event = message.getProps().getHeaders().get("cloudEvents:id").toString();
            ends.computeIfAbsent(job, _ -> ConcurrentHashMap.newKeySet()).add(event);
            channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
        }
        return message != null;
    }

    /// Delivers a letter that is due, and keeps it until the broker has confirmed it.
    private boolean deliver(Channel channel) throws IOException, TimeoutException, InterruptedException {
        Letter letter = letters.peek();
        if (letter == null || letter.due().isAfter(Instant.now())) {
            return false;
        }
        channel.basicPublish(EXCHANGE, letter.routingKey(), letter.properties(), letter.body());
        if (channel.waitForConfirms(CONFIRM_MILLIS)) {
            letters.remove(letter);
            delivered.incrementAndGet();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    /// What is to be delivered, and when.
    @SuppressWarnings("ArrayRecordComponent") // a letter is compared by its time alone, and never changed
    private record Letter(Instant due, String routingKey, AMQP.BasicProperties properties, byte[] body)
            implements Comparable<Letter> {
        @Override
        public int compareTo(Letter other) {
            return due.compareTo(other.due);
        }
    }
}
