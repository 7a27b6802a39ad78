package io.incubator.launcher.client;

/// Hears how planning goes on.
public interface PlanListener {

    /// Something was done, in a short sentence.
    void said(String sentence);

    /// Planning went on.
    ///
    /// @param percent 0 to 100
    /// @param stage what the planner is at
    void progressed(int percent, String stage);
}
