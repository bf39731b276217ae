package io.promfleet.generator.verdict;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import java.util.List;

/**
 * The verdict of one release of Prometheus on what was read: every rule that the release has becomes a finding where it is
 * broken, an error where the release refuses the file and a warning where it takes it. The reader's findings are not
 * repeated. Linear in the size of the configuration; safe for use by several threads.
 */
public final class ConfigVerdict {
    /** How Prometheus runs. */
    public enum Mode {
        /** As a server, with storage, queries and rules. */
        SERVER,
        /** As an agent, which only scrapes and sends. */
        AGENT
    }

    private final PrometheusVersion target;
    private final Mode mode;

    /**
     * The verdict of a release.
     *
     * @param target the release that is going to read the configuration
     * @param mode how it runs
     */
    public ConfigVerdict(PrometheusVersion target, Mode mode) {
        this.target = target;
        this.mode = mode;
    }

    /**
     * Judges a whole configuration.
     *
     * @param config the root of the file, typed as its schema says
     * @param findings takes what is wrong
     */
    public void judge(MapNode config, Findings findings) {
        judge(config, List.of(), findings);
    }

    /**
     * Judges a whole configuration and what its {@code scrape_config_files} hold, whose jobs have the same section
     * {@code global} and share their names with the jobs of the file itself.
     *
     * @param config the root of the file, typed as its schema says
     * @param scrapeConfigFiles the roots of the files that it names, in the order in which Prometheus reads them
     * @param findings takes what is wrong
     */
    public void judge(MapNode config, List<MapNode> scrapeConfigFiles, Findings findings) {
        judge(config, scrapeConfigFiles, new FoundTargets(), findings);
    }

    /**
     * Judges a whole configuration with all that is known of the files that it names.
     *
     * @param config the root of the file, typed as its schema says
     * @param scrapeConfigFiles the roots of its {@code scrape_config_files}, in the order in which Prometheus reads them
     * @param targets what the files of its discoveries by files hold
     * @param findings takes what is wrong
     */
    public void judge(MapNode config, List<MapNode> scrapeConfigFiles, FoundTargets targets, Findings findings) {
        Section root = new Section(config, "", Section.locationOf(config));
        Rules rules = new Rules(new Judgement(target, mode == Mode.AGENT, findings), root, targets);
        rules.topLevel.check(root, rules.naming.global());
        rules.jobs.check(root.sections("scrape_configs"));
        rules.alerting(root);
        rules.remote.checkWrites(root.sections("remote_write"), rules.naming.global());
        rules.remote.checkReads(root.sections("remote_read"));
        for (MapNode file : scrapeConfigFiles) {
            rules.jobs.check(new Section(file, "", Section.locationOf(file)).sections("scrape_configs"));
        }
    }

    /**
     * Judges the content of a file that {@code scrape_config_files} names, by itself.
     *
     * @param file the root of the file
     * @param findings takes what is wrong
     */
    public void judgeScrapeConfigFile(MapNode file, Findings findings) {
        rules(findings).jobs.check(new Section(file, "", Section.locationOf(file)).sections("scrape_configs"));
    }

    /**
     * Judges a list of jobs, as {@code additionalScrapeConfigs} holds it.
     *
     * @param jobs the list
     * @param findings takes what is wrong
     */
    public void judgeScrapeConfigs(ListNode jobs, Findings findings) {
        rules(findings).jobs.check(Section.sections(jobs, "", location(jobs)));
    }

    /**
     * Judges a list of remote writes.
     *
     * @param writes the list
     * @param findings takes what is wrong
     */
    public void judgeRemoteWrites(ListNode writes, Findings findings) {
        Rules rules = rules(findings);
        rules.remote.checkWrites(Section.sections(writes, "", location(writes)), rules.naming.global());
    }

    /**
     * Judges a list of relabelling rules.
     *
     * @param relabelRules the list
     * @param findings takes what is wrong
     */
    public void judgeRelabelRules(ListNode relabelRules, Findings findings) {
        Rules rules = rules(findings);
        for (Section rule : Section.sections(relabelRules, "", location(relabelRules))) {
            rules.relabelling.check(rule, rules.naming.global());
        }
    }

    /**
     * Judges a list of Alertmanagers.
     *
     * @param alertmanagers the list
     * @param findings takes what is wrong
     */
    public void judgeAlertmanagers(ListNode alertmanagers, Findings findings) {
        Rules rules = rules(findings);
        rules.alertmanagers(Section.sections(alertmanagers, "", location(alertmanagers)));
    }

    /**
     * Judges a rule file. Its expressions and templates are not looked at.
     *
     * @param file the root of the file, typed as its schema says
     * @param findings takes what is wrong
     */
    public void judgeRuleFile(MapNode file, Findings findings) {
        new RuleFileRules(new Judgement(target, mode == Mode.AGENT, findings))
                .check(new Section(file, "", Section.locationOf(file)));
    }

    private static Location location(Node node) {
        return Section.locationOf(node);
    }

    private Rules rules(Findings findings) {
        return new Rules(
                new Judgement(target, mode == Mode.AGENT, findings),
                new Section(MapNode.EMPTY, "", Section.locationOf(MapNode.EMPTY)),
                new FoundTargets());
    }

    /** The rules for one run. */
    private static final class Rules {
        private final RelabelRules relabelling;
        private final HttpClientRules clients;
        private final DiscoveryRules discovery;
        private final CloudRules clouds;
        private final Naming naming;
        private final JobRules jobs;
        private final RemoteStorageRules remote;
        private final TopLevelRules topLevel;
        private final TargetRules targets;
        private final Judgement judgement;

        Rules(Judgement judgement, Section root, FoundTargets found) {
            this.judgement = judgement;
            this.relabelling = new RelabelRules(judgement);
            this.clients = new HttpClientRules(judgement);
            this.discovery = new DiscoveryRules(judgement, clients);
            this.clouds = new CloudRules(judgement);
            this.naming = new Naming(judgement, root.section("global"));
            this.targets = new TargetRules(judgement, found);
            this.jobs =
                    new JobRules(judgement, clients, relabelling, discovery, naming, targets, root.section("global"));
            this.remote = new RemoteStorageRules(judgement, clients, relabelling, clouds);
            this.topLevel = new TopLevelRules(judgement);
        }

        private void alerting(Section root) {
            Section alerting = root.section("alerting");
            if (alerting != null) {
                relabelling.check(alerting, "alert_relabel_configs", naming.global());
                alertmanagers(alerting.sections("alertmanagers"));
            }
        }

        private void alertmanagers(List<Section> all) {
            new AlertmanagerRules(judgement, clients, relabelling, discovery, clouds, targets)
                    .check(all, naming.global());
        }
    }
}
