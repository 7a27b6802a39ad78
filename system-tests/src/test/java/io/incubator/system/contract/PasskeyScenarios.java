package io.incubator.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// How the operations of passkeys are called, with a device as webauthn4j emulates it.
final class PasskeyScenarios {
    private static final String PASSKEYS = "/api/auth/passkeys";
    private static final String LOGIN = "/api/auth/login/passkey";
    private static final String STEP_UP = "/api/auth/step-up/passkey";

    private PasskeyScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        all.put("POST " + PASSKEYS + "/options", (_, _) -> Call.to(PASSKEYS + "/options"));
        all.put("POST " + PASSKEYS, (world, caller) -> {
            Person other = world.like(caller);
            return Call.to(PASSKEYS, made(new Device(other), other)).by(other);
        });
        all.put("GET " + PASSKEYS, (_, _) -> Call.to(PASSKEYS));
        all.put("GET " + PASSKEYS + "/{id}", (_, caller) -> Call.to(passkey(caller)));
        all.put(
                "PATCH " + PASSKEYS + "/{id}",
                (_, caller) -> Call.to(passkey(caller), Map.of("name", Scenarios.unique("key"))));
        all.put("DELETE " + PASSKEYS + "/{id}", (_, caller) -> Call.to(passkey(caller)));
        all.put("POST " + LOGIN + "/options", (_, _) -> Call.to(LOGIN + "/options"));
        all.put("POST " + LOGIN, (world, _) -> {
            Person somebody = Person.register(world.gateway());
            Device device = new Device(somebody);
            somebody.api().post(PASSKEYS, made(device, somebody)).expect(201);
            JsonNode options = world.anonymous()
                    .post(LOGIN + "/options", Map.of())
                    .expect(201)
                    .json();
            return Call.to(LOGIN, Map.of("credential", device.get(options)));
        });
        all.put("POST " + STEP_UP + "/options", (_, _) -> Call.to(STEP_UP + "/options"));
        all.put("POST " + STEP_UP, (world, caller) -> {
            Person other = world.like(caller);
            Device device = new Device(other);
            other.api().post(PASSKEYS, made(device, other)).expect(201);
            JsonNode options =
                    other.api().post(STEP_UP + "/options", Map.of()).expect(201).json();
            return Call.to(STEP_UP, Map.of("credential", device.get(options))).by(other);
        });
        return all;
    }

    /// One the person has; a new one if they have none, for an account takes few.
    private static String passkey(Person owner) {
        JsonNode known = owner.api().get(PASSKEYS).expect(200).json().at("/items/0/id");
        String id = known.isMissingNode()
                ? owner.api()
                        .post(PASSKEYS, made(new Device(owner), owner))
                        .expect(201)
                        .text("id")
                : known.asText();
        return PASSKEYS + "/" + id;
    }

    private static Map<String, Object> made(Device device, Person owner) {
        JsonNode options =
                owner.api().post(PASSKEYS + "/options", Map.of()).expect(201).json();
        return Map.of("name", Scenarios.unique("key"), "credential", device.create(options));
    }
}
