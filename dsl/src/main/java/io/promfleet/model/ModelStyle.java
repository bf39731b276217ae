package io.promfleet.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.annotation.processing.Generated;
import org.immutables.value.Value;

/**
 * How implementations of the model are generated. Kept out of class files: whoever compiles against the model would be
 * warned of an annotation that they do not have.
 */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        strictBuilder = true,
        jdkOnly = true,
        allowedClasspathAnnotations = {Override.class, Generated.class},
        jdk9Collections = false,
        get = "*",
        overshadowImplementation = true,
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        builderVisibility = Value.Style.BuilderVisibility.PUBLIC,
        defaults = @Value.Immutable(copy = false))
@interface ModelStyle {}
