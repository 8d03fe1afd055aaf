using System.Collections.Immutable;
using KvTui.Core.Browse;
using KvTui.Core.Editing;
using KvTui.Core.Scans.Search;
using KvTui.Core.Scans.Top;
using KvTui.Core.Scans.Usage;
using KvTui.Etcd.Cluster.Auth;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Architecture;

/// <summary>
/// Instances of a type: of a closed hierarchy one of each kind at least, made by its constructor, with each kind of what that takes.
/// </summary>
internal static class Examples
{
    /// <summary>What no constructor makes of nothing, or would make senseless.</summary>
    private static readonly object[] Known =
    [
        "a", EtcdKey.FromText("a"), Sample.Pair("a", "v"), Sample.Index(Sample.Pair("a", "v")), Sample.Page(Sample.Pair("a", "v")),
        Sample.Lost, Sample.Endpoint, Sample.Whole, Sample.Healthy(), AccessSample.Bob, KeyFilter.Parse("a")!, TextEditorState.Empty,
        SearchPattern.Literal([1], ignoreCase: false), UsageReport.Empty(default), TopReport.Empty(default), KeyMask.None, ImmutableHashSet<EtcdKey>.Empty,
        MemberMetrics.Parse([]), ImmutableHashSet<ulong>.Empty, AuthChange.AddRole("a"),
    ];

    public static IReadOnlyList<object> Of(Type type)
    {
        if (Array.Find(Known, type.IsInstanceOfType) is { } known)
        {
            return [known];
        }

        if (type.IsValueType)
        {
            return Nullable.GetUnderlyingType(type) is { } value ? Of(value)
                : IsGeneric(type, typeof(ImmutableArray<>)) ? [type.GetField("Empty")!.GetValue(null)!]
                : [Activator.CreateInstance(type)!];
        }

        if (IsGeneric(type, typeof(IReadOnlyList<>)))
        {
            var item = type.GetGenericArguments()[0];
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Of(item)[0], 0);
            return [list];
        }

        return type.IsAbstract ? [.. Kinds(type).SelectMany(Of)] : Made(type);
    }

    /// <summary>The types that derive from a type and can be made.</summary>
    public static IEnumerable<Type> Kinds(Type type) => type.Assembly.GetTypes().Where(kind => kind.IsSubclassOf(type) && !kind.IsAbstract);

    private static object[] Made(Type type)
    {
        var maker = type.GetConstructors().MaxBy(static constructor => constructor.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no public constructor: add one to what is known.");
        IEnumerable<object[]> arguments = [[]];
        foreach (var parameter in maker.GetParameters())
        {
            arguments = from made in arguments from next in Of(parameter.ParameterType) select (object[])[.. made, next];
        }

        return [.. arguments.Select(maker.Invoke)];
    }

    private static bool IsGeneric(Type type, Type of) => type.IsGenericType && type.GetGenericTypeDefinition() == of;
}
