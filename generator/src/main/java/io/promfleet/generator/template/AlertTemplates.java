package io.promfleet.generator.template;

import io.promfleet.model.PrometheusVersion;
import java.util.List;

/**
 * Reads the templates in labels and annotations of alerts, as a release of Prometheus reads them when it loads a rule file. Who may
 * use it: a run makes one for a release, and asks it from any thread.
 */
public final class AlertTemplates {
    private final PrometheusVersion version;

    /**
     * Templates for one release.
     *
     * @param version the Prometheus that loads the rules
     */
    public AlertTemplates(PrometheusVersion version) {
        this.version = version;
    }

    /**
     * Reads a template.
     *
     * @param text the template, which may be text without any action
     * @param alert the name of the alert, which no {@code define} in the template can take for itself
     * @return the external labels that it asks for, in order
     * @throws TemplateException if that Prometheus refuses it
     */
    public List<LabelReference> parse(String text, String alert) throws TemplateException {
        return text.contains("{{")
                ? new TemplateParser(TemplateLexer.tokens(text), version, "__alert_" + alert).parse()
                : List.of();
    }
}
