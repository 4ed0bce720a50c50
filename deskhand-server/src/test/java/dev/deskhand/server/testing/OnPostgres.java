package dev.deskhand.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The tests of this class have their tables in PostgreSQL, and must have closed every connection
 * when they end.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnPostgres.Switch.class)
public @interface OnPostgres {
    /** Turns it on and off again. */
    final class Switch implements BeforeEachCallback, AfterEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            TestDatabases.onPostgres(true);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            TestDatabases.onPostgres(false);
            Conditions.await(
                    () -> "all connections closed, open are " + TestDatabases.connections(),
                    () -> TestDatabases.connections() == 0);
        }
    }
}
