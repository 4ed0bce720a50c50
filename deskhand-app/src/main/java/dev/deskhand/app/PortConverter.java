package dev.deskhand.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port option; what is no port is an error of usage, before anything is started. */
final class PortConverter implements ITypeConverter<Integer> {
    private static final int HIGHEST = 65_535;

    @Override
    public Integer convert(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Told below, like every other text that is no port.
        }
        throw new TypeConversionException(
                "'%s' is not a port; take a number from 0 to %d, 0 picks a free one"
                        .formatted(value, HIGHEST));
    }
}
