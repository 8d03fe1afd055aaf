namespace KvTui.EndToEnd.Tests;

/// <summary>Tests that compare times, so nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Timed
{
    public const string Name = "timed";
}
