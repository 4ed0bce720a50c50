package dev.deskhand.server.call;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public Internet from those that lead into somebody's own network. By the
 * special-purpose registries of IANA; what is not known to be public is taken as private.
 */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC =
            List.of(
                    // This host, and what the old broadcast was.
                    Block.v4(0, 0, 0, 0, 8),
                    Block.v4(10, 0, 0, 0, 8),
                    // Shared by a provider's customers.
                    Block.v4(100, 64, 0, 0, 10),
                    Block.v4(127, 0, 0, 0, 8),
                    // Link-local, and there the metadata services of clouds.
                    Block.v4(169, 254, 0, 0, 16),
                    // The metadata service of one cloud has an address of the public kind.
                    Block.v4(168, 63, 129, 16, 32),
                    Block.v4(172, 16, 0, 0, 12),
                    Block.v4(192, 0, 0, 0, 24),
                    Block.v4(192, 0, 2, 0, 24),
                    Block.v4(192, 88, 99, 0, 24),
                    Block.v4(192, 168, 0, 0, 16),
                    Block.v4(198, 18, 0, 0, 15),
                    Block.v4(198, 51, 100, 0, 24),
                    Block.v4(203, 0, 113, 0, 24),
                    // Multicast, reserved, broadcast.
                    Block.v4(224, 0, 0, 0, 3));

    /** Only 2000::/3 is given out to anybody; of that, Teredo, benchmarks, documentation. */
    private static final Block GLOBAL_V6 = Block.v6(3, 0x20);

    private static final List<Block> NOT_PUBLIC_V6 =
            List.of(
                    Block.v6(23, 0x20, 0x01, 0x00),
                    Block.v6(32, 0x20, 0x01, 0x0d, 0xb8),
                    Block.v6(20, 0x3f, 0xff, 0x00));

    private static final Block NAT64 = Block.v6(96, 0x00, 0x64, 0xff, 0x9b);
    private static final Block SIX_TO_FOUR = Block.v6(16, 0x20, 0x02);
    private static final Block MAPPED = Block.v6(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);

    private PublicAddresses() {}

    /** So many bits from the front are the same. */
    private static final class Block {
        private final byte[] start;
        private final int bits;

        private Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        static Block v4(int a, int b, int c, int d, int bits) {
            return new Block(bytes(4, a, b, c, d), bits);
        }

        static Block v6(int bits, int... first) {
            return new Block(bytes(16, first), bits);
        }

        private static byte[] bytes(int length, int... first) {
            byte[] bytes = new byte[length];
            for (int at = 0; at < first.length; at++) {
                bytes[at] = (byte) first[at];
            }
            return bytes;
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether an address is one that anybody may connect to; also if it holds another one. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes) {
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean isPublicV6(byte[] bytes) {
        if (MAPPED.holds(bytes) || NAT64.holds(bytes)) {
            return isPublicV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (SIX_TO_FOUR.holds(bytes)) {
            return isPublicV4(Arrays.copyOfRange(bytes, 2, 6));
        }
        return GLOBAL_V6.holds(bytes)
                && NOT_PUBLIC_V6.stream().noneMatch(block -> block.holds(bytes));
    }
}
