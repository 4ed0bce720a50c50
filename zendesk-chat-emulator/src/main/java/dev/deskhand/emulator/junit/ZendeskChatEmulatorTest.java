package dev.deskhand.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that runs against an emulator. Its methods may take a {@link EmulatedAccount}, empty
 * and of their own, and the {@link dev.deskhand.emulator.ZendeskChatEmulator} that all of them
 * share. For options of your own register {@link ZendeskChatEmulatorExtension#with} instead.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ZendeskChatEmulatorExtension.class)
public @interface ZendeskChatEmulatorTest {}
