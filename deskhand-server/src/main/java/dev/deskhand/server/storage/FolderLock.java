package dev.deskhand.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Keeps a second process out of a data folder: two of them would sign in as the same agents and
 * throw each other out. The operating system releases it when the process dies.
 */
final class FolderLock {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            makeFolder(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("deskhand.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StorageException(
                        "The data folder "
                                + folder
                                + " is in use by another Deskhand. Stop that one, or give this one"
                                + " a folder of its own.",
                        new IllegalStateException("locked"));
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StorageException(
                    "The data folder "
                            + folder
                            + " cannot be written: "
                            + e.getMessage()
                            + ". Check that it exists and belongs to the user that runs Deskhand.",
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
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
