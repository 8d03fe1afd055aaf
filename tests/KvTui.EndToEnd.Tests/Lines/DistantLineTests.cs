namespace KvTui.EndToEnd.Tests.Lines;

/// <summary>The explorer at a round trip of 400 ms that is never the same.</summary>
public sealed class DistantLineTests(ManyKeys keys) : IClassFixture<ManyKeys>
{
    [Fact]
    public void When_a_held_key_is_let_go_the_list_stops_on_its_row() => LineJourney.Scroll(keys.Ctl, LineSpeed.Distant, stopsIn: TimeSpan.FromSeconds(1.25));

    [Fact]
    public void Whoever_leaves_in_a_burst_leaves_no_answer_for_the_shell() => LineJourney.Leave(keys.Ctl, LineSpeed.Far);

    [Fact]
    public void All_that_is_typed_is_in_the_field() => LineJourney.TypeFilter(keys.Ctl, LineSpeed.Distant);
}
