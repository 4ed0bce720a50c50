package dev.deskhand.emulator.junit;

import dev.deskhand.emulator.EmulatorOptions;
import dev.deskhand.emulator.ZendeskChatEmulator;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one emulator for a test class (nested classes share it) when something first asks for it,
 * and gives each test an account of its own, which is gone after the test. Tests may run in
 * parallel; only {@link EmulatedAccount#advance} reaches them all.
 */
public final class ZendeskChatEmulatorExtension
        implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(ZendeskChatEmulatorExtension.class);

    private final EmulatorOptions options;
    private final AtomicLong accounts = new AtomicLong();
    private final ReentrantLock starting = new ReentrantLock();

    /** An emulator with the usual options; JUnit calls this for {@link ZendeskChatEmulatorTest}. */
    public ZendeskChatEmulatorExtension() {
        this(EmulatorOptions.onFreePort());
    }

    private ZendeskChatEmulatorExtension(EmulatorOptions options) {
        this.options = options;
    }

    /** With options of your own, for a static field marked {@code @RegisterExtension}. */
    public static ZendeskChatEmulatorExtension with(EmulatorOptions options) {
        return new ZendeskChatEmulatorExtension(options);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.equals(ZendeskChatEmulator.class) || type.equals(EmulatedAccount.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType().equals(ZendeskChatEmulator.class)) {
            return emulator(context);
        }
        boolean ofATest =
                parameter.getDeclaringExecutable() instanceof Method
                        && context.getTestMethod().isPresent();
        if (!ofATest) {
            throw new ParameterResolutionException(
                    "An EmulatedAccount lives as long as one test; take it in the test or in a @BeforeEach method, not in a constructor or @BeforeAll.");
        }
        return account(context);
    }

    private ZendeskChatEmulator emulator(ExtensionContext context) {
        ExtensionContext.Store store = outermostClass(context).getStore(STORE);
        starting.lock();
        try {
            ZendeskChatEmulator running =
                    store.get(ZendeskChatEmulator.class, ZendeskChatEmulator.class);
            if (running == null) {
                running = ZendeskChatEmulator.start(options);
                store.put(ZendeskChatEmulator.class, running);
            }
            return running;
        } finally {
            starting.unlock();
        }
    }

    private EmulatedAccount account(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(STORE);
        EmulatedAccount account = store.get(EmulatedAccount.class, EmulatedAccount.class);
        if (account == null) {
            account =
                    EmulatedAccount.added(emulator(context), "test-" + accounts.incrementAndGet());
            store.put(EmulatedAccount.class, account);
        }
        return account;
    }

    /** Where the emulator is kept, so that nested classes find it. */
    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext next = context;
                next.getTestClass().isPresent();
                next = next.getParent().orElseThrow()) {
            outermost = next;
        }
        return outermost;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        EmulatedAccount account =
                context.getStore(STORE).remove(EmulatedAccount.class, EmulatedAccount.class);
        if (account != null) {
            account.remove();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (outermostClass(context).equals(context)) {
            ZendeskChatEmulator running =
                    context.getStore(STORE)
                            .remove(ZendeskChatEmulator.class, ZendeskChatEmulator.class);
            if (running != null) {
                running.close();
            }
        }
    }
}
