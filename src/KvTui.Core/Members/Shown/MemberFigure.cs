using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;

namespace KvTui.Core.Members.Shown;

/// <summary>A member's answer, and the report that it is part of.</summary>
public readonly record struct MemberAnswer(ClusterReport Report, MemberReport Member, EndpointStatus Status);

/// <summary>A figure of a member: what it is called in each place, and how it is read from the member's answer.</summary>
/// <param name="Label">In the matrix and in copied text: “db size”.</param>
/// <param name="Json">In JSON: “db_size”.</param>
/// <param name="Heading">Above its column in tables; figures with the same one share the column: “DB/IN USE”.</param>
public sealed record MemberFigure(string Label, string Json, string Heading, Func<MemberAnswer, FigureValue> Read)
{
    /// <summary>What a member differs in if it says this figure otherwise than the others.</summary>
    public Disagreement Opinion { get; init; }

    /// <summary>The number from which on the member is failing.</summary>
    public ulong BadFrom { get; init; } = ulong.MaxValue;

    /// <summary>How it went over the last minutes; null where that is not followed.</summary>
    internal TrendFigure? Trend { get; init; }

    /// <summary>When the table of the status verb has its column.</summary>
    public TableUse Table { get; init; }

    /// <summary>Its place in the member table of the explorer; null if it is not there.</summary>
    public PaneColumn? Pane { get; init; }
}

/// <summary>When a figure has a column in the table of the status verb, which is to be no wider than a terminal.</summary>
public enum TableUse
{
    Always,

    /// <summary>When a member says it otherwise than the others; what all say is in the sentence below.</summary>
    WhenDisputed,

    /// <summary>When it is not 0 at some member.</summary>
    WhenNotZero,

    Never,
}

/// <summary>A figure's column in the member table of the explorer.</summary>
/// <param name="Place">Columns stand in this order.</param>
/// <param name="LeastWidth">In terminal columns.</param>
/// <param name="Priority">The lower, the sooner it is left out where there is little room.</param>
public sealed record PaneColumn(int Place, int LeastWidth, int Priority, bool IsRight = true);

/// <summary>A column of a table of members: the figures that share its heading.</summary>
public sealed record FigureColumn(string Heading, ImmutableArray<MemberFigure> Figures)
{
    /// <summary>The columns of some figures, in the order of the first figure in each.</summary>
    public static ImmutableArray<FigureColumn> Of(IEnumerable<MemberFigure> figures) =>
        [.. figures.GroupBy(static figure => figure.Heading).Select(static column => new FigureColumn(column.Key, [.. column]))];

    /// <summary>Whether one of the figures says that the member is failing.</summary>
    public bool IsBad(MemberAnswer answer) => Figures.Any(figure => figure.Read(answer).Number >= figure.BadFrom);

    /// <summary>The texts of the figures, with a slash between.</summary>
    /// <param name="unknown">Stands for a figure that the member does not tell.</param>
    public string Text(MemberAnswer answer, string unknown) =>
        string.Join('/', Figures.Select(figure => figure.Read(answer) is { IsKnown: true } value ? value.Text : unknown));
}

/// <summary>What kind of value a figure has in JSON.</summary>
public enum FigureKind
{
    /// <summary>The member does not tell it: null.</summary>
    Unknown,
    Text,
    Number,

    /// <summary>A hexadecimal id; null for 0.</summary>
    Id,
}

/// <summary>The value of a figure.</summary>
/// <param name="Text">Printable; empty if it is not known.</param>
/// <param name="Number">The number, or the id.</param>
/// <param name="Raw">The text as the member told it.</param>
public readonly record struct FigureValue(FigureKind Kind, string Text, ulong Number, string Raw)
{
    /// <summary>A figure that the member does not tell.</summary>
    public static FigureValue Unknown => new(FigureKind.Unknown, "", 0, "");

    public bool IsKnown => Kind != FigureKind.Unknown;

    public static FigureValue OfText(string raw) => new(FigureKind.Text, Printable.Text(raw), 0, raw);

    public static FigureValue OfNumber(ulong number) => OfNumber(number, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number with a text of its own, such as a size.</summary>
    public static FigureValue OfNumber(ulong number, string text) => new(FigureKind.Number, text, number, "");

    public static FigureValue OfSize(long bytes) => OfNumber((ulong)bytes, Quantities.Size(bytes));

    /// <summary>A member, by its name; “none” for the id 0.</summary>
    public static FigureValue OfMember(ulong id, string name) => new(FigureKind.Id, id == 0 ? "none" : Printable.Text(name), id, "");
}
