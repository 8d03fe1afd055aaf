using System.Text;
using KvTui.Core.Diagnosis;

namespace KvTui.Core.Tests.Diagnosis;

/// <summary>What is wrong with the cluster, asked for on the screen.</summary>
public sealed class DoctorLayerTests
{
    private static readonly Finding Full = new("alarm-nospace", Severity.Critical, "n1 has raised NOSPACE", "No key can be put.", "Compact the history.");

    [Fact]
    public void The_report_is_copied_as_a_whole_once_it_is_there()
    {
        var explorer = Asked().Press("y");
        Assert.Empty(explorer.Effects.OfType<Effect.Copy>());
        explorer.Send(new OperationMessage.Examined([Full], "all that was seen\n")).Press("y");
        Assert.Equal("all that was seen\n", Encoding.UTF8.GetString(explorer.Last<Effect.Copy>().Text.Span));
        explorer.AssertShows("CRITICAL  alarm-nospace");
    }

    [Fact]
    public void The_members_are_asked_again_on_demand_and_only_one_answer_is_waited_for()
    {
        var explorer = Asked().Press("r");
        Assert.Single(explorer.Effects.OfType<Effect.Examine>());
        explorer.Send(new OperationMessage.Examined([Full], "a")).Press("r");
        Assert.Equal(2, explorer.Effects.OfType<Effect.Examine>().Count());
        explorer.AssertHides("alarm-nospace");
        explorer.Send(new OperationMessage.Examined([], "b"));
        explorer.AssertShows("Nothing is wrong.");
    }

    [Fact]
    public void An_answer_that_comes_after_the_layer_was_left_shows_nothing()
    {
        var explorer = Asked().Press("esc").Send(new OperationMessage.Examined([Full], "late"));
        Assert.Null(explorer.State.TopLayer);
        explorer.AssertHides("alarm-nospace");
    }

    private static TestExplorer Asked() => TestExplorer.Live("a").Press(":").Type("doctor").Press("enter");
}
