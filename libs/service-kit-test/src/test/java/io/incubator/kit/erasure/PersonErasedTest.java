package io.incubator.kit.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.kittest.EventContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonErasedTest {
    @Test
    void whatWeReadOfAnErasedPersonIsWhatAuthServicePublishes() {
        PersonErased erased = EventContract.assertReadable("auth", "person.erased.v1", PersonErased.class);

        assertThat(erased.person()).isEqualTo(UUID.fromString("019aa3c0-2222-7e3c-9b66-1d0e4f5a6b20"));
        assertThat(erased.organisations()).containsExactly(UUID.fromString("019aa3c0-1111-7d2b-8a55-0c9d3e4f5a10"));
    }
}
