package io.incubator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventParserTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void linesBecomeEventsAndHeartbeatsDoNot() throws Exception {
        List<StreamEvent> events = parse("""
                :heartbeat

                id: 7
                event: brief.added
                data: {"id":
                data: 1}

                data:"bare"

                """);

        assertThat(events)
                .containsExactly(
                        new StreamEvent("7", "brief.added", json.readTree("{\"id\":1}")),
                        new StreamEvent("7", "message", json.readTree("\"bare\"")));
    }

    @Test
    void anEventThatBrokeOffIsNone() {
        assertThat(parse("id: 8\ndata: {}")).isEmpty();
    }

    private List<StreamEvent> parse(String text) {
        EventParser parser = new EventParser(json);
        return text.lines().map(parser::line).flatMap(Optional::stream).toList();
    }
}
