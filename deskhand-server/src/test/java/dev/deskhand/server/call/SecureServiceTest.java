package dev.deskhand.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.deskhand.bot.ApiCall.Method;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.ApiResult.Kind;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address is pinned, and the certificate is still the name's. */
class SecureServiceTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir static Path folder;
    private static SSLContext context;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        Path store = folder.resolve("shop.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=shop.example",
                                "-ext",
                                "san=dns:shop.example",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                store.toString())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        context = contextOf(store);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        Service.answer(exchange, 200, "{}");
                    }
                });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static SSLContext contextOf(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static ApiResult call(String host, SSLSocketFactory tls) throws InterruptedException {
        InetAddress[] here = {InetAddress.getLoopbackAddress()};
        try (HttpServiceCalls calls =
                new HttpServiceCalls(
                        Set.of(host),
                        name -> here,
                        tls,
                        name -> null,
                        InstantSource.system(),
                        System::nanoTime,
                        "1")) {
            return calls.make(
                    new ApiRequest(
                            "1",
                            Method.GET,
                            URI.create("https://" + host + ":" + server.getAddress().getPort()),
                            Map.of(),
                            "",
                            Optional.empty(),
                            Duration.ofSeconds(20),
                            0));
        }
    }

    @Test
    void aServiceWhoseCertificateIsTheNamesIsCalled() throws Exception {
        assertThat(call("shop.example", context.getSocketFactory()))
                .isEqualTo(new ApiResult.Answered("{}"));
    }

    @Test
    void anothersCertificateOrOneThatNobodyVouchesForIsNotTaken() throws Exception {
        SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();

        assertThat(call("other.example", context.getSocketFactory()))
                .extracting(result -> ((ApiResult.Failed) result).kind())
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(call("shop.example", usual))
                .extracting(result -> ((ApiResult.Failed) result).kind())
                .isEqualTo(Kind.UNREACHABLE);
    }
}
