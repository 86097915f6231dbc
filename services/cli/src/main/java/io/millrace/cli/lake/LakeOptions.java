package io.millrace.cli.lake;

import io.millrace.lake.LakePart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * What lake to start.
 *
 * @param home the repository's root
 * @param data folder that survives a restart
 * @param portBase first of the ports; 0 for free ones
 * @param environment name of the deployment
 * @param parts to run
 * @param services to run beside the parts
 * @param allInOne all services in one JVM
 * @param settings of the services, by property
 * @param variables for all who work with the lake, beside its addresses
 */
public record LakeOptions(
        Path home,
        Path data,
        int portBase,
        String environment,
        Set<LakePart> parts,
        Set<LakeService> services,
        boolean allInOne,
        Map<String, String> settings,
        Map<String, String> variables) {

    /** Without settings and variables of its own. */
    public LakeOptions(
            Path home,
            Path data,
            int portBase,
            String environment,
            Set<LakePart> parts,
            Set<LakeService> services,
            boolean allInOne) {
        this(home, data, portBase, environment, parts, services, allInOne, Map.of(), Map.of());
    }

    /** The same lake with these settings of its services. */
    public LakeOptions withSettings(Map<String, String> others) {
        return new LakeOptions(home, data, portBase, environment, parts, services, allInOne, others, variables);
    }

    /** The same lake with these variables beside its addresses. */
    public LakeOptions withVariables(Map<String, String> others) {
        return new LakeOptions(home, data, portBase, environment, parts, services, allInOne, settings, others);
    }

    /** Titles of the services that will run, with commas. */
    String serviceTitles() {
        Stream<LakeService> running = allInOne ? Stream.of(LakeService.values()) : services.stream();
        return running.map(LakeService::title).sorted().collect(joining(","));
    }
}
