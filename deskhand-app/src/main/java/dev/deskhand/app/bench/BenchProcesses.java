package dev.deskhand.app.bench;

import dev.deskhand.app.ChildProcess;
import dev.deskhand.app.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The processes of a run.
 *
 * @param folder has their logs
 * @param started takes care of each from its start on
 */
record BenchProcesses(Path folder, Consumer<Parts.Part> started) {
    /**
     * Starts one and waits until it is ready.
     *
     * @param options more options for its JVM
     * @param key which of the ready line's addresses is its own
     */
    ChildProcess start(String name, List<String> options, List<String> arguments, String key) {
        ChildProcess process =
                ChildProcess.start(name, folder.resolve(name + ".log"), options, arguments);
        started.accept(process);
        process.requireReady(key);
        return process;
    }
}
