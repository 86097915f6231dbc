package io.millrace.lake;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SharedLakeIT {
    @Test
    void laterTestsAddPartsToTheLakeOfEarlierOnes() {
        // given
        int standIn = TestLake.with(LakePart.STAND_IN).endpoints().ports().get(LakePart.STAND_IN);

        // when
        RunningLake lake = TestLake.with(LakePart.STAND_IN, LakePart.OBJECT_STORE);

        // then
        assertThat(lake.endpoints().ports())
                .containsEntry(LakePart.STAND_IN, standIn)
                .containsKey(LakePart.OBJECT_STORE);
        assertThat(lake.standIn().mails()).isEmpty();
    }

    @Test
    void everyClassLoaderOfTheJvmReachesTheSameLake() throws Exception {
        // given
        RunningLake lake = TestLake.with(LakePart.STAND_IN);
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(SharedLakeIT::url)
                .toArray(URL[]::new);

        // when
        try (URLClassLoader other = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> foreign = other.loadClass(LakeTestResource.class.getName());
            Object resource = foreign.getConstructor().newInstance();
            Object properties = foreign.getMethod("start").invoke(resource);

            // then
            assertThat(foreign).isNotEqualTo(LakeTestResource.class);
            assertThat(properties)
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                    .containsEntry("GLUE_ENDPOINT", lake.endpoints().glue().toString())
                    .containsEntry("kafka.bootstrap.servers", lake.endpoints().kafka());
        }
    }

    @Test
    void aQuarkusTestGetsTheLakeAsProperties() {
        // given
        LakeTestResource resource = new LakeTestResource();

        // when
        Map<String, String> properties = resource.start();

        // then
        resource.stop();
        LakeEndpoints endpoints = TestLake.with().endpoints();
        assertThat(properties)
                .containsEntry("kafka.bootstrap.servers", endpoints.kafka())
                .containsAllEntriesOf(endpoints.asEnvironment());
        assertThat(System.getProperty("aws.accessKeyId")).isEqualTo(LakeEndpoints.ACCESS_KEY);
        assertThat(endpoints.ports())
                .containsOnlyKeys(LakePart.BROKER, LakePart.OBJECT_STORE, LakePart.TABLE_STORE, LakePart.STAND_IN);
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
