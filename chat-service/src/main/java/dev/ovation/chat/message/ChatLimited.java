package dev.ovation.chat.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that writes into a chat: limited per user, more widely for who runs the stream, and per stream. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ChatLimited {}
