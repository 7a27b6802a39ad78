package io.incubator.deploy.licences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rule on bills that hold what must not ship: that it can say no.
class LicencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"GPL-2.0-only", "GPL-3.0-or-later", "AGPL-3.0-only", "SSPL-1.0", "BUSL-1.1", "LGPL-2.1-only"})
    void oneThatBindsWhatItIsLinkedWithIsRefused(String licence) {
        assertThat(Licences.objection(new Component("org.example:thing", "1", List.of(licence))))
                .hasValueSatisfying(why -> assertThat(why).contains("org.example:thing", licence));
    }

    @Test
    void oneThatNobodyHasJudgedIsRefusedAndSoIsNone() {
        assertThat(Licences.objection(new Component("org.example:thing", "1", List.of("Do What You Like 7"))))
                .isPresent();
        assertThat(Licences.objection(new Component("org.example:thing", "1", List.of())))
                .hasValue("org.example:thing names no licence");
    }

    @Test
    void aChoiceHoldsForItsLibraryOnlyAndOnlyWhileItIsOffered() {
        List<String> either = List.of("EPL-2.0", "GPL-2.0-with-classpath-exception");

        assertThat(Licences.objection(new Component("jakarta.annotation:jakarta.annotation-api", "3", either)))
                .isEmpty();
        assertThat(Licences.objection(new Component("org.example:thing", "1", either)))
                .isPresent();
        assertThat(Licences.objection(new Component(
                        "jakarta.annotation:jakarta.annotation-api", "4", List.of("GPL-2.0-with-classpath-exception"))))
                .isPresent();
    }

    @Test
    void aBillIsReadWhicheverWayItNamesALicence() throws Exception {
        List<Component> read = Bill.read(new ObjectMapper().readTree("""
                {"components": [
                  {"group": "a", "name": "b", "version": "1", "licenses": [{"license": {"id": "MIT"}}]},
                  {"group": "a", "name": "c", "version": "2", "licenses": [{"license": {"name": "AL 2.0"}}]},
                  {"group": "a", "name": "d", "version": "3", "licenses": [{"expression": "MIT OR GPL-2.0-only"}]},
                  {"group": "a", "name": "e", "version": "4"}]}"""));

        assertThat(read)
                .extracting(Component::licences)
                .containsExactly(List.of("MIT"), List.of("AL 2.0"), List.of("MIT OR GPL-2.0-only"), List.of());
    }
}
