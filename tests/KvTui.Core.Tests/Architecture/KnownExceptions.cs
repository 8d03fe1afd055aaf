namespace KvTui.Core.Tests.Architecture;

/// <summary>Where the tree breaks its own rules of shape today; nothing may be added.</summary>
internal static class KnownExceptions
{
    public static readonly string[] CrowdedFolders = [];

    public static readonly string[] OpenTypes = [];
}
