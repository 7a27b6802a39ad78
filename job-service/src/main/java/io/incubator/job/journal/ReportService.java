package io.incubator.job.journal;

import io.incubator.job.journal.Reports.Reply;
import io.incubator.job.journal.Reports.Report;
import io.incubator.job.journal.Reports.Verdict;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Keeps what workers report about attempts they hold.
@Singleton
class ReportService {
    private final ReportRepository reports;
    private final CurveRepository curves;

    ReportService(ReportRepository reports, CurveRepository curves) {
        this.reports = reports;
        this.curves = curves;
    }

    /// One reply per report, in their order. The jobs' rows are locked meanwhile, so that a curve grows
    /// at one end only.
    @Transactional
    Reports.Replies keep(Reports batch) {
        Map<UUID, UUID> held = reports.lockHeld(batch.reports());
        List<Report> valid = batch.reports().stream()
                .filter(r -> held.containsKey(r.jobId()))
                .toList();
        reports.addLines(valid, held);
        for (Report report : valid) {
            report.curves().forEach(curve -> curves.append(report, held.get(report.jobId()), curve));
        }
        reports.tell(valid.stream().map(Report::jobId).toList());
        return new Reports.Replies(batch.reports().stream()
                .map(r -> new Reply(r.jobId(), held.containsKey(r.jobId()) ? Verdict.ACCEPTED : Verdict.STALE))
                .toList());
    }
}
