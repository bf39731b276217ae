package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a schema combines others for one value. */
final class Combination {
    List<CompiledSchema> all = List.of();

    @Nullable
    List<CompiledSchema> any;

    @Nullable
    List<CompiledSchema> one;

    @Nullable
    CompiledSchema not;

    @Nullable
    CompiledSchema condition;

    @Nullable
    CompiledSchema consequence;

    @Nullable
    CompiledSchema otherwise;

    Verdict judge(Node node, int depth) {
        for (int i = 0; i < all.size(); i++) {
            Verdict verdict = all.get(i).judgeAfresh(node, depth);
            if (verdict != Verdict.ACCEPTED) {
                return verdict;
            }
        }
        Verdict verdict = any == null ? Verdict.ACCEPTED : judgeAny(any, node, depth);
        if (verdict == Verdict.ACCEPTED && one != null) {
            verdict = judgeOne(one, node, depth);
        }
        if (verdict == Verdict.ACCEPTED && not != null) {
            verdict = opposite(not.judgeAfresh(node, depth));
        }
        if (verdict == Verdict.ACCEPTED && condition != null) {
            verdict = judgeCondition(condition, node, depth);
        }
        return verdict;
    }

    private static Verdict judgeAny(List<CompiledSchema> schemas, Node node, int depth) {
        Verdict verdict = Verdict.REJECTED;
        for (int i = 0; i < schemas.size() && verdict != Verdict.ACCEPTED; i++) {
            Verdict next = schemas.get(i).judgeAfresh(node, depth);
            if (next != Verdict.REJECTED) {
                verdict = next;
            }
        }
        return verdict;
    }

    private static Verdict judgeOne(List<CompiledSchema> schemas, Node node, int depth) {
        int accepted = 0;
        boolean undecided = false;
        for (int i = 0; i < schemas.size(); i++) {
            Verdict next = schemas.get(i).judgeAfresh(node, depth);
            if (next == Verdict.ACCEPTED) {
                accepted++;
            }
            undecided |= next == Verdict.UNDECIDED;
        }
        if (accepted > 1) {
            return Verdict.REJECTED;
        }
        if (undecided) {
            return Verdict.UNDECIDED;
        }
        return accepted == 1 ? Verdict.ACCEPTED : Verdict.REJECTED;
    }

    private static Verdict opposite(Verdict verdict) {
        if (verdict == Verdict.UNDECIDED) {
            return verdict;
        }
        return verdict == Verdict.ACCEPTED ? Verdict.REJECTED : Verdict.ACCEPTED;
    }

    private Verdict judgeCondition(CompiledSchema test, Node node, int depth) {
        Verdict verdict = test.judgeAfresh(node, depth);
        if (verdict == Verdict.UNDECIDED) {
            return verdict;
        }
        CompiledSchema next = verdict == Verdict.ACCEPTED ? consequence : otherwise;
        return next == null ? Verdict.ACCEPTED : next.judgeAfresh(node, depth);
    }
}
