package dev.deskhand.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * Keeps a second process out of a data folder: two of them would sign in as the same agents and
 * throw each other out. The operating system releases it when the process dies.
 */
final class FolderLock {
    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            OwnersFile.makeFolder(folder);
            FileChannel channel = OwnersFile.open(folder.resolve("deskhand.lock"));
            if (!locked(channel)) {
                channel.close();
                throw new StorageException(
                        "The data folder "
                                + folder
                                + " is in use by another Deskhand. Stop that one, or give this one"
                                + " a folder of its own.",
                        new IllegalStateException("locked"));
            }
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static StorageException notWritable(Path folder, IOException cause) {
        return new StorageException(
                "The data folder "
                        + folder
                        + " cannot be written: "
                        + cause.getMessage()
                        + ". Check that it exists and belongs to the user that runs Deskhand.",
                cause);
    }

    /** A file in the folder that only its owner reads; made where there is none. */
    Path makeFile(String name) {
        Path file = folder.resolve(name);
        try {
            OwnersFile.make(file);
            return file;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
