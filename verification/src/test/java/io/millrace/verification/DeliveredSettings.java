package io.millrace.verification;

import io.millrace.verification.ConfigurationReference.Setting;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The settings that the modules' {@code microprofile-config.properties} bring along, those of profiles left out. */
record DeliveredSettings(List<Entry> entries) {
    /** One line of a module's file. */
    record Entry(String module, String property, String value) {}

    static DeliveredSettings read(Path services) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> folders = Files.list(services)) {
            for (Path module : folders.sorted().toList()) {
                Path file = module.resolve("src/main/resources/META-INF/microprofile-config.properties");
                if (Files.exists(file)) {
                    Properties lines = new Properties();
                    try (Reader reader = Files.newBufferedReader(file)) {
                        lines.load(reader);
                    }
                    lines.stringPropertyNames().stream()
                            .filter(name -> name.startsWith("millrace."))
                            .sorted()
                            .map(name -> new Entry(module.getFileName().toString(), name, lines.getProperty(name)))
                            .forEach(entries::add);
                }
            }
        }
        return new DeliveredSettings(entries);
    }

    /** The values of a setting, each with the names that it is for and the module that brings it, where they matter. */
    String of(Setting setting, String module) {
        List<String> values = new ArrayList<>();
        boolean replaced = setting.defaultValue().isEmpty();
        for (Entry entry : entries) {
            Matcher matcher = pattern(setting).matcher(entry.property());
            if (matcher.matches()) {
                boolean everywhere =
                        entry.module().equals(module) || entry.module().equals("platform");
                replaced |= everywhere && matcher.groupCount() == 0;
                values.add("`" + entry.value() + "`" + names(matcher) + (everywhere ? "" : " in " + entry.module()));
            }
        }
        if (!replaced) {
            values.add(0, "`" + setting.defaultValue() + "`");
        }
        return String.join(", ", values);
    }

    private static String names(Matcher matcher) {
        return matcher.groupCount() == 0
                ? ""
                : IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .collect(Collectors.joining("`, `", " for `", "`"));
    }

    static Pattern pattern(Setting setting) {
        return Pattern.compile(Arrays.stream(setting.property().split("\\.<name>", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\.([^.]+)")));
    }
}
