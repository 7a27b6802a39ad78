package io.incubator.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.launcher.cli.api.Table;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void theWidestColumnGivesWayAndChineseTakesTwoColumns() {
        Table table =
                new Table("ID", "NAME").row("1", "a name that is much too long").row("2", "美容院预约系统的名字很长");
        assertThat(table.lines(20)).containsExactly("ID  NAME", "1   a name that is …", "2   美容院预约系统…");
        assertThat(table.lines(Integer.MAX_VALUE)).contains("1   a name that is much too long");
    }
}
