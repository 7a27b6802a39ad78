package io.incubator.project.board;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who shall do a task: an id in JSON, or `null` for nobody, which is not the same as leaving it out.
///
/// @param user null for nobody
@Schema(type = SchemaType.STRING, format = "uuid", nullable = true)
@JsonDeserialize(using = Assignment.Reader.class)
record Assignment(UUID user) {

    /// Tells `null` from nothing.
    static final class Reader extends StdDeserializer<Assignment> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Assignment.class);
        }

        @Override
        public Assignment deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Assignment(context.readValue(parser, UUID.class));
        }

        @Override
        public Assignment getNullValue(DeserializationContext context) {
            return new Assignment(null);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
