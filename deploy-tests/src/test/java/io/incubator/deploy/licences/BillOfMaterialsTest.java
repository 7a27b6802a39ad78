package io.incubator.deploy.licences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bills of materials that this build has written beside the services, and that their images carry.
class BillOfMaterialsTest {

    static Stream<Bill> services() {
        return Stream.of("auth-service", "project-service", "ai-service", "job-service")
                .map(Bill::new);
    }

    static Stream<Bill> everything() {
        return Stream.concat(services(), Stream.of(new Bill("launcher")));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyLicenceOfWhatShipsIsAccepted(Bill bill) throws IOException {
        assumeWritten(bill);

        List<Component> components = bill.components();

        assertThat(components).hasSizeGreaterThan(20);
        assertThat(components.stream()
                        .map(Licences::objection)
                        .flatMap(Optional::stream)
                        .toList())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyLibraryOfAPackagedServiceIsOnItsBill(Bill bill) throws IOException {
        assumeWritten(bill);
        List<String> billed = bill.components().stream().map(Component::file).toList();

        // what joins two extensions, Quarkus adds by itself, past Maven: its own, under its own licence
        assertThat(bill.shipped())
                .filteredOn(jar -> !jar.startsWith("io.quarkus."))
                .hasSizeGreaterThan(50)
                .allSatisfy(jar -> assertThat(billed).anyMatch(jar::startsWith));
    }

    @Test
    void noChoiceIsKeptThatNothingNeeds() throws IOException {
        List<Component> all = new ArrayList<>();
        for (Bill bill : everything().toList()) {
            assumeWritten(bill);
            all.addAll(bill.components());
        }

        assertThat(Licences.unneeded(all)).isEmpty();
    }

    private static void assumeWritten(Bill bill) {
        assumeTrue(
                bill.isThere(), bill + " has no bill of materials: build it without -Dquick (./incubator test does)");
    }
}
