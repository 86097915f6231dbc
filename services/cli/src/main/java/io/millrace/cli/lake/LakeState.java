package io.millrace.cli.lake;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.output.Json;
import io.millrace.cli.process.RunningProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, as kept in {@code lake.json} in the data folder for the other commands.
 *
 * @param ready whether all has started; before that, only the supervisor is known
 * @param supervisor the process that holds it all together
 * @param processes parts and services
 * @param variables every address, as {@code millrace env} prints them
 */
public record LakeState(
        boolean ready, RunningProcess supervisor, List<RunningProcess> processes, Map<String, String> variables) {
    private static final String FILE = "lake.json";

    /** The lake that is up on the folder. */
    public static Optional<LakeState> up(Path data) {
        return read(data).filter(LakeState::ready).filter(state -> state.supervisor()
                .isAlive());
    }

    /** The lake whose data lies in the folder, as last written; empty when none was started or it ended in order. */
    static Optional<LakeState> read(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), new TypeReference<LakeState>() {}, file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    void write(Path data) {
        try {
            Files.createDirectories(data);
            Path draft = Files.writeString(data.resolve(FILE + ".new"), Json.write(this));
            Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + data.resolve(FILE), e);
        }
    }

    static void delete(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + data.resolve(FILE), e);
        }
    }
}
