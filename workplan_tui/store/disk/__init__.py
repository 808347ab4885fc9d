"""The disk: every file call, what takes several of them, and who may write where. It knows no plan and no journal."""
