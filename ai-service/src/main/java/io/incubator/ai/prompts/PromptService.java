package io.incubator.ai.prompts;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Keeps prompts: a version never changes, on which one a label stands does.
@ApplicationScoped
class PromptService {
    private static final int MOST_LABELS = 50;

    private final PromptRepository prompts;
    private final Precondition precondition;
    private final CurrentIdentity identity;

    PromptService(PromptRepository prompts, Precondition precondition, CurrentIdentity identity) {
        this.prompts = prompts;
        this.precondition = precondition;
        this.identity = identity;
    }

    @ReadOnly
    Page<Prompt> list(Optional<Cursor> cursor, int limit) {
        String after = cursor.map(c -> c.text(0)).orElse("");
        return Page.of(
                prompts.list(identity.organisation(), after, limit + 1),
                limit,
                last -> Cursor.of(last.name()),
                Function.identity());
    }

    @ReadOnly
    Page<PromptVersion> versions(UUID id, Optional<Cursor> cursor, int limit) {
        find(id);
        int before = cursor.map(c -> (int) c.number(0)).orElse(Integer.MAX_VALUE);
        return Page.of(
                prompts.versions(identity.organisation(), id, before, limit + 1),
                limit,
                last -> Cursor.of(last.number()),
                Function.identity());
    }

    @ReadOnly
    Prompt get(UUID id) {
        return find(id);
    }

    @ReadOnly
    PromptVersion version(UUID id, int number) {
        return findVersion(id, number).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    @Transactional
    Prompt create(NewPrompt prompt) {
        refuse("content.", TemplateCheck.faults(prompt.content()));
        UUID id = Ids.next();
        if (!prompts.insert(identity.organisation(), id, prompt, identity.subject())) {
            throw new ProblemException(PromptError.PROMPT_NAME_TAKEN, prompt.name());
        }
        prompts.insertVersion(
                identity.organisation(), id, 1, new NewVersion(prompt.content(), prompt.note()), identity.subject());
        return find(id);
    }

    /// Adds a version, on which no label stands yet.
    @Transactional
    PromptVersion addVersion(UUID id, NewVersion version) {
        find(id);
        refuse("content.", TemplateCheck.faults(version.content()));
        int number = prompts.count(identity.organisation(), id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
        prompts.insertVersion(identity.organisation(), id, number, version, identity.subject());
        return version(id, number);
    }

    @Transactional
    Prompt moveLabel(UUID id, String label, int number) {
        Prompt prompt = find(id);
        precondition.check(prompt);
        if (number > prompt.newest()) {
            throw noVersion("number");
        }
        if (prompt.labelled(label).isEmpty() && prompt.labels().size() >= MOST_LABELS) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("label", "size", "would be one more than " + MOST_LABELS);
        }
        change(prompt);
        prompts.moveLabel(identity.organisation(), id, label, number, identity.subject());
        return find(id);
    }

    @Transactional
    void removeLabel(UUID id, String label) {
        Prompt prompt = find(id);
        precondition.check(prompt);
        if (prompt.labelled(label).isEmpty()) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
        change(prompt);
        prompts.removeLabel(identity.organisation(), id, label);
    }

    @Transactional
    void delete(UUID id) {
        precondition.check(find(id));
        prompts.delete(identity.organisation(), id);
    }

    /// Renders the version a label stands on at this moment, or the one of a number.
    @ReadOnly
    RenderedPrompt render(UUID id, NewRendering wanted) {
        Prompt prompt = find(id);
        int number = number(prompt, wanted);
        Rendering rendering = new Rendering(
                findVersion(id, number).orElseThrow(() -> noVersion("number")).content(), wanted.variables());
        refuse("", rendering.faults());
        return new RenderedPrompt(id, number, rendering.messages());
    }

    /// Two versions of one prompt, in this order.
    @ReadOnly
    List<PromptVersion> pair(UUID id, int from, int to) {
        find(id);
        return List.of(
                findVersion(id, from).orElseThrow(() -> noVersion("from")),
                findVersion(id, to).orElseThrow(() -> noVersion("to")));
    }

    private static int number(Prompt prompt, NewRendering wanted) {
        if (wanted.number() == null) {
            return prompt.labelled(wanted.label())
                    .orElseThrow(() -> new ProblemException(CommonError.VALIDATION_FAILED)
                            .withField("label", "unknown", "stands on no version of this prompt"));
        }
        if (wanted.label() != null) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("number", "contradiction", "and label both say which version; give one of them");
        }
        return wanted.number();
    }

    private Prompt find(UUID id) {
        return prompts.find(identity.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    private Optional<PromptVersion> findVersion(UUID id, int number) {
        return prompts.version(identity.organisation(), id, number);
    }

    private void change(Prompt read) {
        if (!prompts.change(identity.organisation(), read)) {
            throw new ProblemException(CommonError.CONFLICT);
        }
    }

    private static ProblemException noVersion(String field) {
        return new ProblemException(CommonError.VALIDATION_FAILED)
                .withField(field, "unknown", "is not a version of this prompt");
    }

    private static void refuse(String prefix, List<Fault> faults) {
        if (!faults.isEmpty()) {
            ProblemException refusal = new ProblemException(CommonError.VALIDATION_FAILED);
            faults.forEach(fault -> refusal.withField(prefix + fault.field(), fault.code(), fault.message()));
            throw refusal;
        }
    }
}
