namespace KvTui.Bench.Scale.Measures;

/// <summary>What one key press in the filter took, in milliseconds.</summary>
/// <param name="Echo">Until the letter was on the screen.</param>
/// <param name="First">Until the first hits were.</param>
/// <param name="Complete">Until all hits were counted.</param>
internal readonly record struct Press(double Echo, double First, double Complete);
