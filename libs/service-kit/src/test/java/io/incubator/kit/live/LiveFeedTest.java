package io.incubator.kit.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.kit.stream.StreamEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final int BUFFER = 8;

    private final List<String> sent = new ArrayList<>();
    private final List<UniEmitter<? super Void>> unconfirmed = new ArrayList<>();
    private final AtomicReference<LiveEnd> closed = new AtomicReference<>();
    private final AtomicReference<MultiEmitter<? super OutboundSseEvent>> source = new AtomicReference<>();
    private final LivePeer peer = new LivePeer() {
        @Override
        public Uni<Void> send(String text) {
            sent.add(text);
            return Uni.createFrom().emitter(unconfirmed::add);
        }

        @Override
        public void close(LiveEnd end) {
            assertThat(closed.getAndSet(end)).as("closed before").isNull();
        }
    };
    private final LiveFeed feed;

    LiveFeedTest() {
        feed = listen(LiveStory.of(
                Multi.createFrom()
                        .<OutboundSseEvent>emitter(source::set, BackPressureStrategy.BUFFER)
                        .onOverflow()
                        .buffer(BUFFER),
                "project.deleted"));
    }

    @Test
    void theNextEventWaitsUntilTheNetworkHasTakenTheOneBefore() {
        source.get().emit(event(1, "brief.added", "{\"briefId\":\"b\"}"));
        source.get().emit(event(2, "project.updated", "{}"));
        assertThat(sent).containsExactly("{\"id\":1,\"type\":\"brief.added\",\"data\":{\"briefId\":\"b\"}}");

        unconfirmed.getFirst().complete(null);

        assertThat(sent).hasSize(2).last().isEqualTo("{\"id\":2,\"type\":\"project.updated\",\"data\":{}}");
    }

    @Test
    void aReaderThatDoesNotKeepUpIsClosedInsteadOfBufferedForEver() {
        for (int i = 1; i <= BUFFER + 2; i++) {
            source.get().emit(event(i, "revision.progressed", "{}"));
        }

        assertThat(closed).hasValue(LiveEnd.TOO_SLOW);
        assertThat(sent).hasSize(1);
    }

    @Test
    void theEndOfTheTokenIsToldAndClosesTheConnection() {
        source.get()
                .emit(new OutboundSseEventImpl.BuilderImpl()
                        .name("end")
                        .data("{\"reason\":\"token-revoked\"}")
                        .build());
        source.get().complete();

        assertThat(sent).containsExactly("{\"type\":\"end\",\"data\":{\"reason\":\"token-revoked\"}}");
        assertThat(closed).hasValue(new LiveEnd(4401, "token-revoked"));
    }

    @Test
    void theLastEventHasNoPlaceToResumeAfterAndClosesTheConnectionByItsName() {
        source.get().emit(event(StreamEvent.BEYOND, "project.deleted", "{\"id\":\"p\"}"));
        source.get().complete();

        assertThat(sent).containsExactly("{\"type\":\"project.deleted\",\"data\":{\"id\":\"p\"}}");
        assertThat(closed).hasValue(new LiveEnd(1000, "project-deleted"));
    }

    @Test
    void whatIsToldAfterTheLastEventMeansThatThingsGoOn() {
        source.get().emit(event(1, "project.deleted", "{}"));
        source.get().emit(event(2, "project.restored", "{}"));
        unconfirmed.getFirst().complete(null);

        source.get().complete();

        assertThat(closed).hasValue(LiveEnd.GOING_AWAY);
    }

    @Test
    void aStreamThatEndsInTheMiddleIsAReplicaThatStops() {
        source.get().complete();

        assertThat(closed).hasValue(LiveEnd.GOING_AWAY);
    }

    @Test
    void aStoryWhoseEndTheReaderKnowsIsClosedAtOnce() {
        listen(LiveStory.over("job.finished"));

        assertThat(sent).isEmpty();
        assertThat(closed).hasValue(new LiveEnd(1000, "job-finished"));
    }

    @Test
    void heartbeatsAreNoMessages() {
        source.get()
                .emit(new OutboundSseEventImpl.BuilderImpl()
                        .comment("heartbeat")
                        .build());
        source.get().emit(event(1, "brief.added", "{}"));

        assertThat(sent).hasSize(1).first().asString().contains("brief.added");
    }

    @Test
    void nothingIsSentAfterTheReaderLeft() {
        feed.cancel();
        source.get().emit(event(1, "brief.added", "{}"));
        source.get().complete();

        assertThat(sent).isEmpty();
        assertThat(closed).hasNullValue();
    }

    private LiveFeed listen(LiveStory story) {
        LiveFeed listener = new LiveFeed(peer, story);
        story.events().subscribe().withSubscriber(listener);
        return listener;
    }

    private static OutboundSseEvent event(long id, String name, String data) {
        return new OutboundSseEventImpl.BuilderImpl()
                .id(Long.toString(id))
                .name(name)
                .data(data)
                .build();
    }
}
