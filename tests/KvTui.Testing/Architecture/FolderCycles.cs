using System.Reflection;

namespace KvTui.Testing.Architecture;

/// <summary>Which folders of an assembly use each other in a circle.</summary>
public static class FolderCycles
{
    /// <summary>
    /// The uses that are part of a cycle, one a line; empty if there is none. A namespace is a folder. Those that use none that is left are
    /// taken away until none is left; where that stops, a cycle is.
    /// </summary>
    /// <exception cref="InvalidOperationException">No folder uses another, so that nothing was looked at.</exception>
    public static string Of(IEnumerable<(Type User, Type Used)> ofTypes)
    {
        var uses = ofTypes.Where(static use => Folder(use.User).Length > 0 && Folder(use.Used) != Folder(use.User)).ToList();
        if (uses.Count == 0)
        {
            throw new InvalidOperationException("No folder uses another.");
        }

        for (var before = 0; before != uses.Count;)
        {
            before = uses.Count;
            var users = uses.Select(static use => Folder(use.User)).ToHashSet();
            var used = uses.Select(static use => Folder(use.Used)).ToHashSet();
            uses = uses.FindAll(use => users.Contains(Folder(use.Used)) && used.Contains(Folder(use.User)));
        }

        return string.Join('\n', uses.Select(static use => $"{Folder(use.User)} → {Folder(use.Used)}: {use.User.Name} uses {use.Used.Name}").Order());
    }

    /// <summary>The same of all types of an assembly.</summary>
    public static string In(Assembly assembly) => Of(UsedTypes.In(assembly));

    private static string Folder(Type type) => type.Namespace is { } name && name.StartsWith("KvTui", StringComparison.Ordinal) ? name : "";
}
