package io.millrace.lake.engine;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EngineJdkIT {
    @TempDir
    private Path folder;

    private Path own;
    private Path installed;

    @BeforeEach
    void a_process_on_java_17() throws IOException {
        own = jdk("own", "17.0.15");
        installed = Files.createDirectories(folder.resolve("jvm"));
    }

    @Test
    void the_newest_installed_jdk_will_do_when_nothing_names_one() throws IOException {
        // given
        jdk("jvm/b-24", "24");
        Path newest = jdk("jvm/a-25", "25.0.3");
        jdk("jvm/c-21", "21.0.1");

        // when / then
        assertThat(new EngineJdk(Map.of(), own, installed).find()).contains(newest);
    }

    @Test
    void java_home_and_the_jdk_of_this_process_come_before_installed_ones() throws IOException {
        // given
        jdk("jvm/26", "26");
        Path named = jdk("named", "24.0.1");
        Path newerOwn = jdk("newer", "25");

        // when / then
        Map<String, String> environment = Map.of("JAVA_HOME", named.toString());
        assertThat(new EngineJdk(environment, own, installed).find()).contains(named);
        assertThat(new EngineJdk(environment, newerOwn, installed).find()).contains(newerOwn);
    }

    @Test
    void a_jdk_named_for_the_engine_is_the_only_one_looked_at() throws IOException {
        // given
        jdk("jvm/25", "25");
        EngineJdk jdk = new EngineJdk(Map.of(EngineJdk.VARIABLE, own.toString()), own, installed);

        // when
        String obstacle = new EngineCheck(folder, jdk).obstacle().orElseThrow();

        // then
        assertThat(jdk.find()).isEmpty();
        assertThat(obstacle)
                .contains("Trino", "Java 24", own + " (Java 17)", EngineJdk.VARIABLE)
                .doesNotContain("jvm/25");
    }

    @Test
    void an_engine_that_was_not_unpacked_is_told_with_the_command_that_does() throws IOException {
        // given
        jdk("jvm/25", "25");

        // when
        String obstacle = new EngineCheck(folder, new EngineJdk(Map.of(), own, installed))
                .obstacle()
                .orElseThrow();

        // then
        assertThat(obstacle).contains("services/local-lake/sql-engine/target", "mvn package");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
