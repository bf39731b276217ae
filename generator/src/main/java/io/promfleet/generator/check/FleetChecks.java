package io.promfleet.generator.check;

import io.promfleet.finding.Findings;
import io.promfleet.model.Fleet;
import java.util.List;

/** All checks, in no particular order: findings are sorted. */
public final class FleetChecks {
    private static final List<FleetCheck> ALL = List.of(
            new AgentsOnlySend(),
            new DistinctIdentity(),
            new FederationIsAPart(),
            new FoundTargetsStay(),
            new HubReachesTargets(),
            new NoOperatorNoObjects(),
            new TargetsHaveOneOwner(),
            new WayToTheHub(),
            new IdentitySurvives(),
            new NoReplicasWithoutDeduplication(),
            new SentOnce(),
            new SendersStayApart(),
            new UpReachesTheHub(),
            new RulesDoWhatTheySay(),
            new WriteAddresses(),
            new ProtectedTransport(),
            new ReceiverIsGuarded(),
            new QueueFits(),
            new QueueIsFastEnough(),
            new SeriesAddUp(),
            new VolumesHoldWhatIsKept(),
            new MemoryHoldsSeries(),
            new RetriesEnd(),
            new HubTakesLateSamples(),
            new HubTakesHistograms(),
            new HubTakesMessages(),
            new RulesOfTheHub(),
            new AbsenceCanBeSeen(),
            new SendersAreHeard(),
            new TimeoutsWithinIntervals(),
            new WritesEnd(),
            new OwnedOnce(),
            new DiscoveriesStayApart(),
            new HubSeesClusters(),
            new JobsOfMonitors(),
            new KnownVersions(),
            new EndpointsLast(),
            new LabelNamesFit(),
            new OneMeaningInAllReleases(),
            new SomebodyRecords(),
            new CollectorsScrapeOnce(),
            new MaintainedCollectors(),
            new FluxObjectsAreSeen(),
            new TenantsAreTold(),
            new BatchesFit(),
            new CredentialsFit(),
            new SomebodyEvaluates(),
            new Folders());

    private FleetChecks() {}

    /**
     * Runs every check.
     *
     * @param fleet the fleet
     * @param findings takes what is wrong
     */
    public static void run(Fleet fleet, Findings findings) {
        for (FleetCheck check : ALL) {
            check.check(fleet, findings);
        }
    }
}
