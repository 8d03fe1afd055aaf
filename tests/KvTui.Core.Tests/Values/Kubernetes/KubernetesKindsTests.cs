using KvTui.Core.Values;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Kubernetes;
using KvTui.KubernetesTables;
using KvTui.Testing;

namespace KvTui.Core.Tests.Values.Kubernetes;

/// <summary>Objects that Kubernetes' own packages encoded, shown as they are printed there; every kind that is stored is among them.</summary>
public sealed class KubernetesKindsTests
{
    private const string OracleVariable = "KVTUI_KUBERNETES_ORACLE";

    /// <summary>What is sent but never stored.</summary>
    private static readonly string[] NeverStored = ["apidiscovery.k8s.io/", "authentication.k8s.io/", "authorization.k8s.io/", "imagepolicy.k8s.io/"];

    private static string? Folder => Environment.GetEnvironmentVariable(Packages.Variable) is { Length: > 0 } folder ? folder : null;

    [Fact]
    public void The_tables_are_those_that_the_packages_make()
    {
        Assert.SkipUnless(Folder is not null, $"{Packages.Variable} names no folder with Debian's packages of Kubernetes: ./tests/run.sh fetches them");
        var kept = File.ReadAllText(Checkout.PathTo("src", "KvTui.Core", "Values", "Kubernetes", GeneratedTables.FileName));
        var packages = new Packages(Folder);
        Assert.SkipUnless(kept.Contains(packages.Version, StringComparison.Ordinal), $"the packages are of {packages.Version}, and the tables of another version");
        Assert.Equal(kept, GeneratedTables.Of(packages));
    }

    [Fact]
    public void Kept_objects_of_ten_kinds_read_as_they_are_printed()
    {
        var folder = Checkout.PathTo("tests", "KvTui.Core.Tests", "Values", "Kubernetes", "fixtures");
        Assert.Equal(10, Compared(folder, isComplete: true));
    }

    /// <summary>The examples of Kubernetes' own tests, of this release and those before.</summary>
    [Fact]
    public void The_examples_of_each_release_read_as_they_are_printed()
    {
        Assert.SkipUnless(Folder is not null, $"{Packages.Variable} names no folder with Debian's packages of Kubernetes: ./tests/run.sh fetches them");
        foreach (var release in new Packages(Folder).ExampleFolders())
        {
            Assert.InRange(Compared(release, isComplete: false), 100, 1000);
        }
    }

    /// <summary>Every field of every kind, all of them zero, and none at all.</summary>
    [Fact]
    public void Objects_of_all_kinds_read_as_they_are_printed()
    {
        var folder = Environment.GetEnvironmentVariable(OracleVariable);
        Assert.SkipUnless(folder is { Length: > 0 }, $"{OracleVariable} names no folder with objects that Go encoded: ./tests/full.sh makes them");
        Assert.InRange(Compared(folder, isComplete: true), 300, 1000);
    }

    /// <summary>How many objects of a folder were compared with what is printed of them.</summary>
    /// <param name="isComplete">Whether a kind that is not known is a failure.</param>
    private static int Compared(string folder, bool isComplete)
    {
        var (count, failures) = (0, new List<string>());
        foreach (var file in Directory.GetFiles(folder, "*.pb").Order(StringComparer.Ordinal))
        {
            var value = File.ReadAllBytes(file);
            var envelope = Envelope.Read(value);
            if (File.Exists(Path.ChangeExtension(file, ".after_roundtrip.yaml")))
            {
                // It has fields that went with a later release, which are shown by their numbers.
                continue;
            }

            if (TypeTable.Kind(envelope.ApiVersion, envelope.Kind) is null)
            {
                failures.AddRange(isComplete && !NeverStored.Any(group => envelope.ApiVersion.StartsWith(group, StringComparison.Ordinal)) ? [$"{envelope.ApiVersion} {envelope.Kind} is not known"] : []);
                continue;
            }

            count++;
            var shown = ValueFormatter.Format(value, ValueFormat.Auto, 80, int.MaxValue);
            var expected = WithoutManagers(File.ReadAllText(Path.ChangeExtension(file, ".yaml")));
            var actual = string.Concat(shown.Lines.Where(static line => !line.TrimStart().StartsWith("# managedFields", StringComparison.Ordinal)).Select(static line => line + "\n"));
            failures.AddRange(expected == actual && shown.Note is null ? [] : [$"{Path.GetFileName(file)}: {shown.Note} {Difference(expected, actual)}"]);
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {count}:\n{string.Join('\n', failures.Take(40))}");
        return count;
    }

    /// <summary>The entries of managedFields are one line in the pane.</summary>
    private static string WithoutManagers(string yaml)
    {
        var (lines, column) = (new List<string>(), -1);
        foreach (var line in yaml.Split('\n'))
        {
            var start = line.Length - line.TrimStart().Length;
            column = line.EndsWith(" managedFields:", StringComparison.Ordinal) ? start : start > column || (start == column && line[start] == '-') ? column : -1;
            lines.AddRange(column >= 0 ? [] : [line]);
        }

        return string.Join('\n', lines);
    }

    private static string Difference(string expected, string actual)
    {
        var (one, other) = (expected.Split('\n'), actual.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(one.Length, other.Length)).First(i => i >= one.Length || i >= other.Length || one[i] != other[i]);
        return $"line {at + 1}: expected '{one.ElementAtOrDefault(at)}' after '{one.ElementAtOrDefault(at - 1)}', not '{other.ElementAtOrDefault(at)}'";
    }
}
