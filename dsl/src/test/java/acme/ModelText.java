package acme;

import io.promfleet.finding.Location;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A value of the model as text: everything that was said, a line each, with or without the lines that said it. */
final class ModelText {
    private final StringBuilder text = new StringBuilder();
    private final Set<String> types = new TreeSet<>();
    private final boolean locations;

    private ModelText(boolean locations) {
        this.locations = locations;
    }

    static String of(Object value) {
        ModelText text = new ModelText(false);
        text.add("", value);
        return text.text.toString();
    }

    static String withLocations(Object value) {
        ModelText text = new ModelText(true);
        text.add("", value);
        return text.text.toString();
    }

    /** The model's types that stand somewhere in a value. */
    static Set<String> types(Object value) {
        ModelText text = new ModelText(false);
        text.add("", value);
        return text.types;
    }

    private void add(String indent, Object value) {
        List<Method> attributes = attributes(value);
        if (attributes.isEmpty()) {
            text.append(' ').append(value).append('\n');
            return;
        }
        text.append('\n');
        for (Method attribute : attributes) {
            Object said = read(attribute, value);
            if (said instanceof Optional<?> optional) {
                if (optional.isEmpty()) {
                    continue;
                }
                said = optional.get();
            }
            if (said instanceof Location location) {
                addLocation(indent, location);
            } else if (said instanceof Collection<?> items) {
                for (Object item : items) {
                    if (item instanceof Location location) {
                        addLocation(indent, location);
                    } else {
                        text.append(indent).append(attribute.getName()).append(" -");
                        add(indent + "    ", item);
                    }
                }
            } else {
                text.append(indent).append(attribute.getName()).append(':');
                add(indent + "    ", said);
            }
        }
    }

    private void addLocation(String indent, Location location) {
        if (locations) {
            text.append(indent).append("at ").append(location.describe()).append('\n');
        }
    }

    /** What can be asked of a value of the model; empty for a leaf. */
    private List<Method> attributes(Object value) {
        Class<?> type = value.getClass();
        if (!type.getPackageName().equals("io.promfleet.model") || type.isEnum()) {
            return List.of();
        }
        // Behind an interface that builders make, the class that holds it is nobody's concern.
        Class<?> declared = Modifier.isPublic(type.getModifiers()) ? type : type.getInterfaces()[0];
        types.add(declared.getSimpleName());
        text.append(' ').append(declared.getSimpleName());
        return Arrays.stream(declared.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isDefault() && !method.isBridge())
                .filter(method -> !List.of("hashCode", "toString", "isEmpty").contains(method.getName()))
                .filter(method -> method.getDeclaringClass() != Object.class)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static Object read(Method attribute, Object value) {
        try {
            attribute.setAccessible(true);
            return attribute.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("an attribute of the model cannot be read", e);
        }
    }
}
